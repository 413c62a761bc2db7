export{a_54 as a}from"./check-at-once.js";
