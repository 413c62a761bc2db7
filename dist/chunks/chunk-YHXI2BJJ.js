export{a_50 as a}from"./check-at-once.js";
