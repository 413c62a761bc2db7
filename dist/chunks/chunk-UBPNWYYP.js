export{a_25 as a}from"./review-at-once.js";
