export{a_1 as a}from"./check-at-once.js";
