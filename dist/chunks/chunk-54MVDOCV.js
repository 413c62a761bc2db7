export{a_24 as a}from"./check-at-once.js";
