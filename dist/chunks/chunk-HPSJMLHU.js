export{a_38 as a,b_38 as b}from"./check-at-once.js";
