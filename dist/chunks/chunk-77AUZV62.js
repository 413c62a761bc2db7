export{a_9 as a}from"./check-at-once.js";
