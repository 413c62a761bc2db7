export{a_19 as a,b_19 as b}from"./check-at-once.js";
