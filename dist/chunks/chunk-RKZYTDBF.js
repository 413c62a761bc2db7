export{a_19 as a}from"./check-at-once.js";
