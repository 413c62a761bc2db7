export{a_17 as a}from"./check-at-once.js";
