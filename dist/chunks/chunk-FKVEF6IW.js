export{a_36 as a,b_36 as b}from"./check-at-once.js";
