export{a_14 as a}from"./check-at-once.js";
