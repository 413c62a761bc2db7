export{a_17 as a,b_17 as b}from"./check-at-once.js";
