export{a_49 as a}from"./check-at-once.js";
