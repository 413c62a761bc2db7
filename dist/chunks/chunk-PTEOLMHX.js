export{a_17 as a}from"./review-at-once.js";
