export{a_18 as a}from"./check-at-once.js";
