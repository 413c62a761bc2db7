export{a_46 as a,b_46 as b}from"./check-at-once.js";
