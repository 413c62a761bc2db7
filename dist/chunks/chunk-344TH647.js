export{a_44 as a,b_44 as b}from"./check-at-once.js";
