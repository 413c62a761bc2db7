export{a_23 as a,b_23 as b}from"./check-at-once.js";
