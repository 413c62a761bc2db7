export{a_25 as a}from"./check-at-once.js";
