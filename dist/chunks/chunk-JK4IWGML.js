export{a_14 as a,b_14 as b}from"./check-at-once.js";
