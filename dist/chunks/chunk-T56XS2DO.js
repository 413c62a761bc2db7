export{a_45 as a,b_45 as b}from"./review-at-once.js";
