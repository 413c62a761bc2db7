export{a_35 as a}from"./check-at-once.js";
