export{a_20 as a}from"./check-at-once.js";
