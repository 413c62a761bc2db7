export{a_42 as a,b_42 as b}from"./check-at-once.js";
