export{a_25 as a,b_25 as b}from"./check-at-once.js";
