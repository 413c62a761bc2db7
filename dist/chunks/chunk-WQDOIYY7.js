export{a_15 as a}from"./check-at-once.js";
