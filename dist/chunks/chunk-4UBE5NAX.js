export{a_48 as a}from"./review-at-once.js";
