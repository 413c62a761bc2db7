export{a_33 as a}from"./review-at-once.js";
