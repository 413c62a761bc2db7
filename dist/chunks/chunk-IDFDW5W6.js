export{a_5 as a,b_5 as b}from"./check-at-once.js";
