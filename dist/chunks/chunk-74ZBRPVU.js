export{a_35 as a,b_35 as b}from"./check-at-once.js";
