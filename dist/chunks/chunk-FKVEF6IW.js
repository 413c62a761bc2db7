export{a_48 as a,b_48 as b}from"./check-at-once.js";
