export{a_23 as a}from"./check-at-once.js";
