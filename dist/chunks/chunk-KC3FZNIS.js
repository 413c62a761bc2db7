export{a_33 as a,b_33 as b}from"./check-at-once.js";
