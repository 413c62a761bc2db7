export{a_26 as a,b_26 as b}from"./check-at-once.js";
