export{a_31 as a}from"./check-at-once.js";
