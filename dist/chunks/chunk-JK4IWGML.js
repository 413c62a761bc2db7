export{a_13 as a,b_13 as b}from"./check-at-once.js";
