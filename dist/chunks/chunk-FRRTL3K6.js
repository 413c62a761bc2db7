export{a_16 as a}from"./review-at-once.js";
