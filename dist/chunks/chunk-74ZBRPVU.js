export{a_22 as a,b_22 as b}from"./check-at-once.js";
