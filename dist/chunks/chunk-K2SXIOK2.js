export{a_4 as a,b_4 as b}from"./check-at-once.js";
