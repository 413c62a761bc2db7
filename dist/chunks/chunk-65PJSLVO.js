export{a_40 as a,b_40 as b}from"./check-at-once.js";
