export{a_15 as a,b_15 as b}from"./check-at-once.js";
