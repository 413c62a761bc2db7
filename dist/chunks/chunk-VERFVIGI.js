export{a_8 as a}from"./aws-at-once.js";
