export{a_32 as a,b_32 as b}from"./check-at-once.js";
