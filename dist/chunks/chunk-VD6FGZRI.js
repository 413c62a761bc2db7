export{a_11 as a}from"./check-at-once.js";
