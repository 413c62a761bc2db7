export{a_50 as a}from"./review-at-once.js";
