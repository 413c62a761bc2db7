export{a_16 as a}from"./check-at-once.js";
