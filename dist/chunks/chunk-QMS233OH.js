export{a_30 as a,b_30 as b}from"./check-at-once.js";
