export{a_18 as a,b_18 as b}from"./check-at-once.js";
