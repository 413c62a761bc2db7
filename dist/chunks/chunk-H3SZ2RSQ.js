export{a_36 as a}from"./review-at-once.js";
