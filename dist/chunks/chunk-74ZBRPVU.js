export{a_21 as a,b_21 as b}from"./check-at-once.js";
