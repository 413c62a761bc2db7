export{a_31 as a,b_31 as b}from"./check-at-once.js";
