export{a_21 as a}from"./check-at-once.js";
