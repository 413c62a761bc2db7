export{a_22 as a}from"./check-at-once.js";
